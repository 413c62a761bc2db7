export{a_34 as a,b_34 as b,c_34 as c}from"./check-at-once.js";
