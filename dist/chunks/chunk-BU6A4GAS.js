export{a_2 as a,b_2 as b,c_2 as c}from"./review-at-once.js";
