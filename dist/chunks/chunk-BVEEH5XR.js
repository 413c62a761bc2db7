export{a_51 as a,b_51 as b,c_51 as c}from"./check-at-once.js";
