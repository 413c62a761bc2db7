export{a_12 as a,b_12 as b,c_12 as c}from"./review-at-once.js";
